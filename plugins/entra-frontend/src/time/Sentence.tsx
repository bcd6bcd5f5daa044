import { Fragment } from 'react';
import { Moment } from './Moment';

const TIME = /(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z)/;

/** A sentence of the backend's, which writes times for machines: here they are read by people. */
export function Sentence({ text }: { text: string }) {
  return (
    <>
      {text.split(TIME).map((part, index) =>
        // What the pattern takes out is every other part.
        index % 2 ? (
          <Moment key={`${index} ${part}`} at={part} />
        ) : (
          <Fragment key={`${index} ${part}`}>{part}</Fragment>
        ),
      )}
    </>
  );
}
