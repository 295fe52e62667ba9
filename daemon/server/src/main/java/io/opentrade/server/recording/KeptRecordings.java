package io.opentrade.server.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.protocol.DataRecordings;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.server.text.Causes;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The files in the folder of recordings, by what their first lines say.
final class KeptRecordings {
  static final String ENDING = ".jsonl";

  private static final ObjectMapper JSON = new ObjectMapper();

  private KeptRecordings() {}

  static DataRecordings.Reply in(Path folder) {
    List<DataRecordings.Kept> kept = new ArrayList<>();
    try {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          for (Path file : files.filter(one -> one.toString().endsWith(ENDING)).toList()) {
            kept.add(one(file));
          }
        }
      }
      kept.sort(Comparator.comparing(DataRecordings.Kept::began).reversed());
      Path there =
          Files.isDirectory(folder)
              ? folder
              : Objects.requireNonNull(folder.toAbsolutePath().getParent());
      return new DataRecordings.Reply(
          new ForeignText(folder.toString()),
          kept.stream().mapToLong(DataRecordings.Kept::bytes).sum(),
          Files.getFileStore(there).getUsableSpace(),
          kept);
    } catch (IOException failed) {
      throw unreadable(failed);
    }
  }

  /// The file of that name, with or without its ending.
  ///
  /// @throws RequestFailed where there is none in the folder
  static Path file(Path folder, String name) {
    String wanted = name.endsWith(ENDING) ? name : name + ENDING;
    try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
      // Only what is in the list: a name is no path.
      return files
          .filter(file -> file.getFileName().toString().equals(wanted) && Files.isRegularFile(file))
          .findFirst()
          .orElseThrow(
              () ->
                  new RequestFailed(
                      FailureKind.NOT_FOUND,
                      "there is no recording " + name,
                      "look: opentrade data recordings"));
    } catch (IOException failed) {
      throw unreadable(failed);
    }
  }

  static RequestFailed unreadable(IOException failed) {
    return new RequestFailed(
        FailureKind.FAILED, "the recordings cannot be read: " + Causes.of(failed), null);
  }

  private static DataRecordings.Kept one(Path file) throws IOException {
    JsonNode head = head(file).path("data");
    Instant written = Files.getLastModifiedTime(file).toInstant();
    return new DataRecordings.Kept(
        new ForeignText(file.toString()),
        new ForeignText(head.path("market").asText("?")),
        began(head.path("began").asText(), written),
        written,
        Files.size(file));
  }

  private static JsonNode head(Path file) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      String line = lines.readLine();
      return line == null ? JSON.nullNode() : JSON.readTree(line);
    } catch (JsonProcessingException _) {
      return JSON.nullNode();
    }
  }

  private static Instant began(String text, Instant otherwise) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException _) {
      return otherwise;
    }
  }
}
