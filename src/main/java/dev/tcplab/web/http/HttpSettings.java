package dev.tcplab.web.http;

import java.util.List;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The names under which HTTP answers.
 *
 * @param hosts the host names with dots under which browsers and others may ask, with
 * commas between them, such as {@code tcplab.example.org}; addresses and names without a
 * dot always may
 */
public record HttpSettings(@DefaultValue List<String> hosts) {

}
