package io.opentrade.repl;

import io.opentrade.client.Door;
import io.opentrade.protocol.frame.Completions;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/// Asks the daemon how a line may go on; where it knows nothing, files of the current folder may.
final class DaemonCompleter implements Completer {
  private static final int MOST_FILES = 200;

  private final Door door;

  DaemonCompleter(Door door) {
    this.door = door;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    if (LineParser.isMeta(line.line())) {
      Meta.NAMES.forEach(name -> candidates.add(candidate("\\" + name, "", true)));
      return;
    }
    try {
      for (Completions.Candidate each : door.complete(line.line(), line.cursor())) {
        candidates.add(candidate(each.value(), each.description(), !each.value().endsWith("=")));
      }
      if (candidates.isEmpty() && !line.word().startsWith("-")) {
        files(line.word(), candidates);
      }
    } catch (IOException unreachable) {
      return; // no daemon, no proposals: this is no place for complaints
    }
  }

  /// Names are data from elsewhere: nothing in them may steer the terminal.
  private static Candidate candidate(String value, String description, boolean complete) {
    String told = Printable.of(description);
    String shown = Printable.of(value);
    return new Candidate(shown, shown, null, told.isEmpty() ? null : told, null, null, complete);
  }

  private static void files(String typed, List<Candidate> candidates) throws IOException {
    int slash = typed.lastIndexOf('/') + 1;
    Path folder = Path.of(typed.isEmpty() || slash == 0 ? "." : typed.substring(0, slash));
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (name.startsWith(typed.substring(slash)) && candidates.size() < MOST_FILES) {
          boolean isFolder = Files.isDirectory(file);
          candidates.add(
              candidate(typed.substring(0, slash) + name + (isFolder ? "/" : ""), "", !isFolder));
        }
      }
    }
  }
}
