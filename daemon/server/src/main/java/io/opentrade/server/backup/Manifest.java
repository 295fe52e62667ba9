package io.opentrade.server.backup;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What a backup says of itself, as its first part.
///
/// @param format of the backup: 1
/// @param program the version of OpenTrade that wrote it
/// @param house an id of the home that it was made of
/// @param made when, ISO-8601, UTC
/// @param files all that is in it, in order
record Manifest(int format, String program, String house, String made, List<Item> files) {
  /// Its name in the archive.
  static final String NAME = "manifest.json";

  static final int FORMAT = 1;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern HOUSE = Pattern.compile("[0-9a-f-]{36}");

  Manifest {
    files = List.copyOf(files);
  }

  /// One file.
  ///
  /// @param sha256 of its bytes, hexadecimal
  record Item(String name, long bytes, String sha256) {}

  Instant madeAt() {
    return Instant.parse(made);
  }

  long bytes() {
    return files.stream().mapToLong(Item::bytes).sum();
  }

  byte[] print() {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// @throws IOException where it is none that this version understands, or names what no backup
  ///     holds
  static Manifest parse(byte[] text) throws IOException {
    Manifest manifest;
    try {
      manifest = JSON.readValue(text, Manifest.class);
    } catch (JacksonException wrong) {
      throw new IOException("its list of contents is not understood", wrong);
    }
    if (manifest.format() > FORMAT) {
      throw new IOException("it was made by a later version of OpenTrade");
    }
    manifest.examine();
    return manifest;
  }

  private void examine() throws IOException {
    Set<String> names = new HashSet<>();
    for (Item item : files) {
      boolean fit =
          HouseFile.named(item.name()).isPresent()
              && names.add(item.name())
              && item.bytes() >= 0
              && HASH.matcher(item.sha256()).matches();
      if (!fit) {
        throw new IOException("its list of contents names what no backup holds");
      }
    }
    try {
      madeAt();
    } catch (DateTimeException wrong) {
      throw new IOException("it does not say when it was made", wrong);
    }
    if (!HOUSE.matcher(house).matches()) {
      throw new IOException("it does not say of whose home it was made");
    }
  }
}
