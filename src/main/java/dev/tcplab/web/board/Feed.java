package dev.tcplab.web.board;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;

/**
 * The source of the events that a {@link Ticker} sends to its viewers. {@code P} is a
 * picture of one moment.
 */
public interface Feed<P> {

	/** Returns the previous picture if nothing changed. */
	P picture(@Nullable P before);

	/** Returns a viewer's first event, after the last one that it got, if any. */
	Set<DataWithMediaType> snapshot(P now, String lastEventId);

	/** Returns the event for viewers that have seen an earlier picture. */
	Set<DataWithMediaType> change(P before, P now);

}
