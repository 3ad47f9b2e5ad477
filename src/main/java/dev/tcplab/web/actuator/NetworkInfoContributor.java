package dev.tcplab.web.actuator;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.stereotype.Component;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

/** Shows the IP addresses of each network interface (Session 8, the IP table). */
@Component
class NetworkInfoContributor implements InfoContributor {

	@Override
	public void contribute(Info.Builder builder) {
		Map<String, List<String>> addresses = NetworkAddress.all()
			.stream()
			.collect(groupingBy(NetworkAddress::network, TreeMap::new, mapping(NetworkAddress::host, toList())));
		builder.withDetail("network", addresses);
	}

}
