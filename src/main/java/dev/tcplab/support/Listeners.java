package dev.tcplab.support;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notifies all listeners, even if one of them fails. */
public final class Listeners<L> {

	private static final Logger logger = LoggerFactory.getLogger(Listeners.class);

	private final List<L> all;

	private final Set<L> failed = ConcurrentHashMap.newKeySet();

	public Listeners(List<L> all) {
		this.all = List.copyOf(all);
	}

	public boolean isEmpty() {
		return this.all.isEmpty();
	}

	/** Notifies each listener. The first failure of each one is logged. */
	public void tell(Consumer<L> call) {
		for (L listener : this.all) {
			try {
				call.accept(listener);
			}
			// Even an error, because no listener can undo what happened.
			catch (RuntimeException | Error ex) {
				HeapExhaustion.check(ex);
				if (this.failed.add(listener)) {
					logger.warn("{} failed; further failures of it are not logged", listener, ex);
				}
			}
		}
	}

}
