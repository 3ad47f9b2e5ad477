package dev.tcplab.web.board;

import java.util.List;

/**
 * The board at one moment.
 *
 * @param news everything that the board keeps
 * @param servers the servers
 */
record BoardPicture(BoardNews news, List<ServerCard> servers) {
}
