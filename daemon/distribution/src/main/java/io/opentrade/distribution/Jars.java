package io.opentrade.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Folders of jars, compared and copied by content.
final class Jars {
  private static final int HASH_LENGTH = 16;

  /// All copies get one time, so that a copy of a copy cannot be told from it.
  private static final FileTime TIME = FileTime.fromMillis(1_767_225_600_000L); // 2026-01-01

  private Jars() {}

  /// The name of the code: a hash of all jars with their parts and names.
  static String hash(List<Part> parts) throws IOException {
    MessageDigest all = digest();
    for (Part part : parts) {
      for (Path jar : part.jars().stream().sorted(Comparator.comparing(Jars::name)).toList()) {
        all.update((part.name() + "/" + name(jar) + "\n").getBytes(UTF));
        all.update(hash(jar));
      }
    }
    return HexFormat.of().formatHex(all.digest()).substring(0, HASH_LENGTH);
  }

  private static final java.nio.charset.Charset UTF = java.nio.charset.StandardCharsets.UTF_8;

  /// Makes a folder hold exactly these jars; one that is the same already is left alone.
  static void synchronise(List<Path> jars, Path folder) throws IOException {
    Files.createDirectories(folder);
    Set<String> wanted = new HashSet<>();
    for (Path jar : jars) {
      Path copy = folder.resolve(name(jar));
      wanted.add(name(jar));
      if (Files.exists(copy) && Files.mismatch(jar, copy) < 0) {
        continue;
      }
      Path part = folder.resolve(name(jar) + ".part");
      Files.copy(jar, part, StandardCopyOption.REPLACE_EXISTING);
      Files.setLastModifiedTime(part, TIME);
      Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
    }
    try (Stream<Path> present = Files.list(folder)) {
      for (Path file : present.filter(file -> !wanted.contains(name(file))).toList()) {
        Files.delete(file);
      }
    }
  }

  /// Deletes a folder and all in it, if it is there.
  static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static byte[] hash(Path jar) throws IOException {
    try (InputStream in = new DigestInputStream(Files.newInputStream(jar), digest())) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return ((DigestInputStream) in).getMessageDigest().digest();
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String name(Path file) {
    return file.getName(file.getNameCount() - 1).toString();
  }
}
