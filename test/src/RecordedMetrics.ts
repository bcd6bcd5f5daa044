import {
  createNoopMeter,
  type Attributes,
  type Meter,
  type MeterProvider,
  type MetricOptions,
} from '@opentelemetry/api';

interface Recorded {
  value: number;
  attributes: Attributes;
}

/** What an OpenTelemetry SDK would export, kept in memory; written against its API, for no SDK is part of the product. */
export class RecordedMetrics implements MeterProvider {
  readonly meters = new Set<string>();
  readonly units = new Map<string, string | undefined>();
  readonly #recorded = new Map<string, Recorded[]>();

  getMeter(name: string): Meter {
    this.meters.add(name);
    const instrument = (metric: string, options?: MetricOptions) => {
      this.units.set(metric, options?.unit);
      return (value: number, attributes: Attributes = {}) => {
        const all = this.#recorded.get(metric) ?? [];
        this.#recorded.set(metric, [...all, { value, attributes }]);
      };
    };
    return Object.assign(createNoopMeter(), {
      createCounter: (metric: string, options?: MetricOptions) => ({
        add: instrument(metric, options),
      }),
      createHistogram: (metric: string, options?: MetricOptions) => ({
        record: instrument(metric, options),
      }),
    });
  }

  names(): string[] {
    return [...this.#recorded.keys()].sort();
  }

  of(metric: string, attributes: Attributes = {}): Recorded[] {
    return (this.#recorded.get(metric) ?? []).filter(each =>
      Object.entries(attributes).every(
        ([name, value]) => each.attributes[name] === value,
      ),
    );
  }

  sum(metric: string, attributes: Attributes = {}): number {
    return this.of(metric, attributes).reduce(
      (sum, { value }) => sum + value,
      0,
    );
  }

  /** Every attribute's value that was ever told. */
  words(): Set<string> {
    return new Set(
      [...this.#recorded.values()]
        .flat()
        .flatMap(({ attributes }) => Object.values(attributes).map(String)),
    );
  }
}
