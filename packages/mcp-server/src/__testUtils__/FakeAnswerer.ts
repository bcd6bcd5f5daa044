import { questions } from '@entra-posture/core';
import type { Answerer } from '../answerer';

/** Answers by name; what it is asked is kept. */
export class FakeAnswerer implements Answerer {
  readonly questions = questions;
  readonly asked: { name: string; input: any }[] = [];
  answers: Record<string, unknown> = {};

  async answer(question: { name: string }, input: unknown) {
    this.asked.push({ name: question.name, input });
    const answer = this.answers[question.name];
    if (answer instanceof Error) throw answer;
    return (answer ?? {}) as Record<string, unknown>;
  }
}
