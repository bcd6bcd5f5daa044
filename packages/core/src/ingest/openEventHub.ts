import type {
  EventHubConsumerClient,
  TokenCredential,
} from '@azure/event-hubs';
import type { HubStore } from '../store/ports';
import { IngestError } from './tenantOf';

/** Where an event hub is, and how it is reached: by a connection string, or by its namespace and a credential. */
export interface EventHubAddress {
  connectionString?: string;
  /** Such as `contoso.servicebus.windows.net`. */
  fullyQualifiedNamespace?: string;
  credential?: TokenCredential;
  /** The hub's name, unless the connection string holds it. */
  eventHubName?: string;
  /** `$Default` when left out. */
  consumerGroup?: string;
}

export interface OpenedEventHub {
  client: EventHubConsumerClient;
  /** Texts that must never reach a log. */
  secrets: string[];
}

/**
 * Opens a client of an event hub; nothing is sent before it is read.
 *
 * @throws IngestError when the address is none; it never holds the connection string
 */
export async function openEventHub(
  address: EventHubAddress,
  hubs: HubStore,
): Promise<OpenedEventHub> {
  // Loaded only here: a process that reads no event hub must not carry AMQP with it. `import()` is not left alone by every
  // transform that runs this.
  const { EventHubConsumerClient: Client, parseEventHubConnectionString } =
    require('@azure/event-hubs') as typeof import('@azure/event-hubs');
  const {
    consumerGroup = '$Default',
    connectionString,
    eventHubName,
  } = address;
  if (connectionString) {
    let parsed: ReturnType<typeof parseEventHubConnectionString>;
    try {
      parsed = parseEventHubConnectionString(connectionString);
    } catch {
      throw new IngestError(
        'The connection string is not that of an event hub: copy it from the hub’s shared access policies, with Listen.',
      );
    }
    const name = eventHubName ?? parsed.eventHubName;
    if (!name) {
      throw new IngestError(
        'The connection string is that of a namespace: name the event hub as well.',
      );
    }
    const secrets = [connectionString];
    if ('sharedAccessKey' in parsed) secrets.push(parsed.sharedAccessKey!);
    if ('sharedAccessSignature' in parsed) {
      secrets.push(parsed.sharedAccessSignature!);
    }
    const client = parsed.eventHubName
      ? new Client(consumerGroup, connectionString, hubs)
      : new Client(consumerGroup, connectionString, name, hubs);
    return { client, secrets };
  }
  const { fullyQualifiedNamespace, credential } = address;
  if (!fullyQualifiedNamespace || !credential || !eventHubName) {
    throw new IngestError(
      'An event hub needs a connection string, or its namespace, its name and a credential.',
    );
  }
  return {
    client: new Client(
      consumerGroup,
      fullyQualifiedNamespace,
      eventHubName,
      credential,
      hubs,
    ),
    secrets: [],
  };
}
