package dev.tcplab.web.board;

import java.util.List;

import org.jspecify.annotations.Nullable;

record BoardPicture(BoardNews news, List<ServerCard> servers, @Nullable List<StudentTable.Row> students) {
}
