package io.opentrade.research.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/// The content security policy of a page: its own scripts and styles by their hashes, and nothing
/// else. Text that should ever become markup could still load, run or send nothing.
final class Policy {
  private Policy() {}

  static String of(List<String> styles, List<String> scripts) {
    return "default-src 'none'; script-src "
        + hashes(scripts)
        + "; style-src "
        + hashes(styles)
        + "; base-uri 'none'; form-action 'none'";
  }

  private static String hashes(List<String> texts) {
    return texts.stream()
        .map(text -> "'sha256-" + Base64.getEncoder().encodeToString(sha256(text)) + "'")
        .collect(Collectors.joining(" "));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
