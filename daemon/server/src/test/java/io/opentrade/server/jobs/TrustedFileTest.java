package io.opentrade.server.jobs;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import org.junit.jupiter.api.Test;

class TrustedFileTest {
  private static Path inAPrivateFolder() throws IOException {
    return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "trust");
  }

  private static void allow(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  @Test
  void aFileThatOthersMayWriteIsNotTrusted() throws IOException {
    Path folder = inAPrivateFolder();
    Path file = Files.writeString(folder.resolve("research.aot"), "cache");
    UserPrincipal self = Files.getOwner(file);
    allow(file, "rw-r--r--");
    assumeTrue(TrustedFile.isTrusted(file, self), "others may write to a folder above this one");
    allow(file, "rw-rw-r--");
    assertFalse(TrustedFile.isTrusted(file, self));
    allow(file, "rw-r--r--");
    allow(folder, "rwxr-xrwx");
    assertFalse(TrustedFile.isTrusted(file, self));
    allow(folder, "rwxr-xr-x");
    assertTrue(TrustedFile.isTrusted(file, self));
  }

  @Test
  void whatIsMissingOrSomebodyElsesIsNotTrusted() throws IOException {
    Path folder = inAPrivateFolder();
    Path file = Files.writeString(folder.resolve("research.aot"), "cache");
    assertFalse(TrustedFile.isTrusted(file.resolveSibling("other"), Files.getOwner(file)));
    assertFalse(TrustedFile.isTrusted(Path.of("/tmp"), Files.getOwner(file)));
  }
}
