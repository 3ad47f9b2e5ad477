package dev.tcplab.server.engine;

import dev.tcplab.console.PythonAddress;
import dev.tcplab.server.Exchange;
import dev.tcplab.server.ExchangeListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class ExchangeLog implements ExchangeListener {

	private static final Logger logger = LoggerFactory.getLogger(ExchangeLog.class);

	@Override
	public void onExchange(Exchange exchange) {
		if (logger.isDebugEnabled()) {
			String client = PythonAddress.hostAndPort(exchange.client().address());
			logger.atDebug()
				.addKeyValue("server", exchange.server())
				.addKeyValue("client", client)
				.addKeyValue("number", exchange.client().number())
				.addKeyValue("outcome", exchange.outcome())
				.addKeyValue("duration", exchange.duration())
				.addKeyValue("bytesIn", exchange.bytesIn())
				.addKeyValue("bytesOut", exchange.bytesOut())
				.log("{} with {}: {} after {} ms", exchange.server(), client, exchange.outcome(),
						exchange.duration().toNanos() / 1e6);
		}
	}

}
