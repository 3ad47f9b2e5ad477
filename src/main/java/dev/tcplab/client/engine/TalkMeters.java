package dev.tcplab.client.engine;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.tcplab.client.TalkListener;
import dev.tcplab.client.TalkOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;

/** The meters of the clients, all registered before the first exchange. */
class TalkMeters implements MeterBinder, TalkListener {

	private final Map<TalkOutcome, Timer> talks = new ConcurrentHashMap<>();

	@Override
	public void bindTo(MeterRegistry registry) {
		for (TalkOutcome outcome : TalkOutcome.values()) {
			this.talks.put(outcome,
					Timer.builder("tcp.client.talks")
						.description("From the connect to the answer or the failure")
						.tag("outcome", outcome.toString())
						.register(registry));
		}
	}

	@Override
	public void onTalk(TalkOutcome outcome, Duration duration) {
		Timer timer = this.talks.get(outcome);
		// A client alone has no meters.
		if (timer != null) {
			timer.record(duration);
		}
	}

}
