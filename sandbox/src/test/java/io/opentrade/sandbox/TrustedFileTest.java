package io.opentrade.sandbox;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrustedFileTest {
  @TempDir Path folder;

  @Test
  void trustsWhatOnlyItsOwnerCanWrite() throws IOException {
    assertTrue(TrustedFile.isTrusted(file("rw-r--r--")));
  }

  @Test
  void doesNotTrustAFileThatOthersCanWrite() throws IOException {
    assertFalse(TrustedFile.isTrusted(file("rw-r--rw-")));
    assertFalse(TrustedFile.isTrusted(file("rw-rw-r--")));
  }

  @Test
  void doesNotTrustAFolderThatOthersCanWrite() throws IOException {
    Path file = file("rw-r--r--");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertFalse(TrustedFile.isTrusted(file));
  }

  @Test
  void doesNotTrustALinkIntoSuchAFolder() throws IOException {
    Path open = Files.createDirectory(folder.resolve("open"));
    Path target = Files.createFile(open.resolve("cache"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), target);
    assertFalse(TrustedFile.isTrusted(link));
  }

  @Test
  void doesNotTrustWhatIsNotThere() {
    assertFalse(TrustedFile.isTrusted(folder.resolve("nothing")));
  }

  private Path file(String mode) throws IOException {
    Path file = folder.resolve("file" + mode);
    Files.createFile(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    return file;
  }
}
