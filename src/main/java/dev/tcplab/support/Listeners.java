package dev.tcplab.support;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells all listeners of something, whatever one of them does.
 *
 * @param <L> the type of the listeners
 */
public final class Listeners<L> {

	private static final Logger logger = LoggerFactory.getLogger(Listeners.class);

	private final List<L> all;

	private final Set<L> failed = ConcurrentHashMap.newKeySet();

	/**
	 * Creates the group.
	 * @param all the listeners, in the order in which they are told
	 */
	public Listeners(List<L> all) {
		this.all = List.copyOf(all);
	}

	/**
	 * Whether nobody listens.
	 * @return whether there are no listeners
	 */
	public boolean isEmpty() {
		return this.all.isEmpty();
	}

	/**
	 * Tells each listener. One that fails is logged, the first time.
	 * @param call tells one of them
	 */
	public void tell(Consumer<L> call) {
		for (L listener : this.all) {
			try {
				call.accept(listener);
			}
			// Also an error: what happened has happened, whatever a listener makes of it.
			catch (RuntimeException | Error ex) {
				HeapExhaustion.check(ex);
				if (this.failed.add(listener)) {
					logger.warn("{} failed; further failures of it are not logged", listener, ex);
				}
			}
		}
	}

}
