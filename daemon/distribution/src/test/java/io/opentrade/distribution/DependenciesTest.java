package io.opentrade.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every jar that is shipped, and every plugin that builds it, has the SHA-256 that is written down
/// in `dependencies.sha256`. To write the list anew after a version was changed on purpose: build
/// with `mvn -X verify -DskipTests > build.log`, which names all that is used, run this test with
/// `-Ddependencies.write=/path/of/build.log`, and look at the difference before it is committed. A
/// row that is there already is never written over: delete it by hand where it may change.
class DependenciesTest {
  private static final Path LIST = Path.of("src/test/dependencies.sha256").toAbsolutePath();
  private static final Path PARENT = Path.of("../../pom.xml").toAbsolutePath();
  private static final Pattern PLUGIN =
      Pattern.compile(
          "<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+-plugin)</artifactId>\\s*"
              + "<version>([^<$]+)</version>");

  /// As Maven writes it: `group:artifact:jar:version`, perhaps with a classifier before the version
  /// and a scope behind it.
  private static final Pattern COORDINATES =
      Pattern.compile(
          "([A-Za-z0-9_.-]+):([A-Za-z0-9_.-]+):jar:([A-Za-z0-9_.-]+)(?::([A-Za-z0-9_.-]+))?");

  private static Path repository() {
    String given = System.getProperty("maven.repo.local");
    return given == null
        ? Path.of(System.getProperty("user.home"), ".m2", "repository")
        : Path.of(given);
  }

  private static List<Path> jars(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// Hashes by the path of the jar in a repository.
  private static Map<String, String> list() throws IOException {
    Map<String, String> all = new TreeMap<>();
    String log = System.getProperty("dependencies.write");
    if (log != null) {
      write(Path.of(log));
    }
    for (String line : Files.readAllLines(LIST)) {
      if (!line.startsWith("#") && !line.isBlank()) {
        String[] words = line.split(" {2}", 2);
        all.put(words[1], words[0]);
      }
    }
    return all;
  }

  private static void write(Path log) throws IOException {
    Map<String, String> rows = new TreeMap<>();
    List<String> head = new ArrayList<>();
    for (String line : Files.exists(LIST) ? Files.readAllLines(LIST) : List.<String>of()) {
      if (line.startsWith("#")) {
        head.add(line);
      } else {
        String[] words = line.split(" {2}", 2);
        rows.put(words[1], words[0]);
      }
    }
    Matcher used = COORDINATES.matcher(Files.readString(log));
    while (used.find()) {
      for (String path : paths(used)) {
        Path jar = repository().resolve(path);
        if (!path.startsWith("io/opentrade/") && Files.exists(jar)) {
          rows.putIfAbsent(path, sha256(jar));
        }
      }
    }
    rows.forEach((path, hash) -> head.add(hash + "  " + path));
    Files.write(LIST, head);
  }

  private static List<String> paths(Matcher used) {
    String folder = used.group(1).replace('.', '/') + "/" + used.group(2) + "/";
    String third = used.group(3);
    String fourth = used.group(4);
    String plain = folder + third + "/" + used.group(2) + "-" + third + ".jar";
    return fourth == null
        ? List.of(plain)
        : List.of(
            plain, folder + fourth + "/" + used.group(2) + "-" + fourth + "-" + third + ".jar");
  }

  private static Map<String, String> byName(Map<String, String> list) {
    Map<String, String> names = new TreeMap<>();
    list.forEach((path, hash) -> names.put(path.substring(path.lastIndexOf('/') + 1), hash));
    return names;
  }

  @Test
  void everyJarThatIsShippedIsTheOneThatIsWrittenDown() throws IOException {
    Map<String, String> known = byName(list());
    TreeSet<String> seen = new TreeSet<>();
    for (Path jar : jars(Program.built().resolve("lib"))) {
      String name = jar.getFileName().toString();
      if (!name.startsWith("opentrade-")) {
        assertEquals(known.get(name), sha256(jar), name);
        seen.add(name);
      }
    }
    assertTrue(seen.size() > 30, seen.toString());
  }

  @Test
  void everyJarOfTheRepositoryThatIsWrittenDownIsUnchanged() throws IOException {
    for (Map.Entry<String, String> row : list().entrySet()) {
      Path jar = repository().resolve(row.getKey());
      if (Files.exists(jar)) {
        assertEquals(row.getValue(), sha256(jar), row.getKey());
      }
    }
  }

  @Test
  void everyPluginOfTheBuildIsWrittenDown() throws IOException {
    Map<String, String> list = list();
    Matcher plugin = PLUGIN.matcher(Files.readString(PARENT));
    int found = 0;
    while (plugin.find()) {
      String version = plugin.group(3);
      String path =
          "%s/%s/%s/%s-%s.jar"
              .formatted(
                  plugin.group(1).replace('.', '/'),
                  plugin.group(2),
                  version,
                  plugin.group(2),
                  version);
      boolean used = Files.exists(repository().resolve(path));
      assertTrue(list.containsKey(path) || !used, path + " has no hash");
      found++;
    }
    assertTrue(found >= 10, "the plugins are found in the parent: " + found);
  }

  @Test
  void theListNamesNoHostAndNoHashTwice() throws IOException {
    String text = Files.readString(LIST);
    assertFalse(text.contains("://"));
    for (String line : text.lines().filter(row -> !row.startsWith("#")).toList()) {
      assertTrue(line.matches("[0-9a-f]{64} {2}[A-Za-z0-9_.+/-]+[.]jar"), line);
    }
  }
}
