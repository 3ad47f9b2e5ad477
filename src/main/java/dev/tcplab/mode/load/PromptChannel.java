package dev.tcplab.mode.load;

import java.net.SocketAddress;
import java.nio.channels.SocketChannel;

import io.netty.channel.nio.NioIoOps;
import io.netty.channel.socket.nio.NioSocketChannel;

/** A channel that skips the loop if a server on this machine accepts it at once. */
final class PromptChannel extends NioSocketChannel {

	PromptChannel(SocketChannel channel) {
		super(channel);
	}

	@Override
	protected boolean doConnect(SocketAddress remote, SocketAddress local) throws Exception {
		if (javaChannel().connect(remote) || javaChannel().finishConnect()) {
			return true;
		}
		addAndSubmit(NioIoOps.CONNECT);
		return false;
	}

}
