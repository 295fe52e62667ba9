package io.opentrade.server.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.server.settings.SettingRefused.Reason;
import io.opentrade.server.text.Causes;
import io.opentrade.server.text.Phrase;
import io.opentrade.server.text.Sentence;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// `settings.json`: one flat JSON object of key and value. Keys this version does not know are
/// kept. A change is written to a file beside it and renamed over it, so a crash or a full disk
/// leaves the old file whole.
public final class SettingsFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path path;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable Reading last;

  public SettingsFile(Path path) {
    this.path = path;
  }

  /// What a file of a certain stamp says.
  private record Reading(Stamp stamp, Map<String, String> values) {}

  /// Changes whenever the file does: an editor gives it another time, we another file.
  private record Stamp(Object file, FileTime time, long size) {}

  /// What is written; empty where there is no file. Reads the file only where it has changed.
  ///
  /// @throws SettingRefused where the file cannot be read or is no flat JSON object
  Map<String, String> read() {
    try {
      var attributes = Files.readAttributes(path, BasicFileAttributes.class);
      var stamp =
          new Stamp(
              String.valueOf(attributes.fileKey()),
              attributes.lastModifiedTime(),
              attributes.size());
      Reading known = last;
      if (known == null || !known.stamp().equals(stamp)) {
        known = new Reading(stamp, Map.copyOf(parse()));
        last = known;
      }
      return known.values();
    } catch (NoSuchFileException _) {
      return Map.of();
    } catch (IOException wrong) {
      throw broken(Causes.of(wrong));
    }
  }

  private Map<String, String> parse() throws IOException {
    try {
      JsonNode document = JSON.readTree(Files.readAllBytes(path));
      if (document == null || !document.isObject()) {
        throw broken("it must be one JSON object");
      }
      Map<String, String> values = new TreeMap<>();
      for (Map.Entry<String, JsonNode> entry : document.properties()) {
        if (!entry.getValue().isValueNode()) {
          throw broken(entry.getKey() + " must be a plain value");
        }
        values.put(entry.getKey(), entry.getValue().asText());
      }
      return values;
    } catch (JsonProcessingException wrong) {
      throw broken(wrong.getOriginalMessage() + at(wrong));
    }
  }

  /// @throws SettingRefused where the file is broken (it is left as it is) or cannot be written
  void change(Consumer<Map<String, String>> change) {
    lock.lock();
    try {
      Map<String, String> values = new TreeMap<>(read());
      change.accept(values);
      write(values);
    } finally {
      lock.unlock();
    }
  }

  private void write(Map<String, String> values) {
    ObjectNode document = JSON.createObjectNode();
    values.forEach(document::put);
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    try {
      byte[] bytes = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
      Files.write(fresh, bytes);
      try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException wrong) {
      throw new SettingRefused(
          Reason.FILE, Phrase.of(Sentence.SETTING_FILE_UNWRITABLE, path, Causes.of(wrong)), null);
    }
  }

  private SettingRefused broken(String why) {
    return new SettingRefused(
        Reason.FILE,
        Phrase.of(Sentence.SETTING_FILE_BROKEN, path, why),
        Phrase.of(Sentence.SETTING_FILE_BROKEN_HINT));
  }

  private static String at(JsonProcessingException wrong) {
    var location = wrong.getLocation();
    return location == null ? "" : " (line " + location.getLineNr() + ")";
  }
}
