package dev.tcplab.web.board;

import java.util.List;

record BoardPicture(BoardNews news, List<ServerCard> servers) {
}
