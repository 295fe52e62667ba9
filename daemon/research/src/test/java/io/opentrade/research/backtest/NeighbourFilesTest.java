package io.opentrade.research.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.InputFile;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.sandbox.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which files go along with a strategy.
class NeighbourFilesTest {
  @TempDir Path outside;
  private Path folder;

  @BeforeEach
  void make() throws IOException {
    folder = Files.createDirectory(outside.resolve("mine"));
    Files.writeString(outside.resolve("secret.js"), "export const canary = 7;");
    Files.writeString(outside.resolve("secret.py"), "canary = 7");
  }

  private StrategyFile read(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    return StrategyFile.read(new InputFile(file.toString(), new ForeignText(name)));
  }

  private void put(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void javaScriptTakesWhatItImportsAndWhatThatImports() throws IOException {
    put("lib/a.js", "export * from '../b.js'; import './c.mjs';");
    put("b.js", "export const b = import(\"./lib/a.js\");");
    put("lib/c.mjs", "1");
    put("unused.js", "1");
    Script script =
        read("s.js", "import { b } from \"./lib/a.js\"; import './absent.js';").script();
    assertEquals(Set.of("lib/a.js", "b.js", "lib/c.mjs"), script.modules().keySet());
  }

  @Test
  void pythonTakesModulesAndPackages() throws IOException {
    put("tools.py", "import math");
    put("kit/__init__.py", "from .rules import *");
    put("kit/rules.py", "from . import words");
    put("kit/words.py", "x = 1");
    put("other.py", "y = 1");
    String text = "import math, tools as t\nfrom kit import rules  # a comment\nimport kit.words\n";
    Script script = read("s.py", text).script();
    assertEquals(
        Set.of("tools.py", "kit/__init__.py", "kit/rules.py", "kit/words.py"),
        script.modules().keySet());
  }

  @Test
  void nothingOutsideOfTheFolderGoesAlong() throws IOException {
    String text =
        "import '../secret.js'; import './../secret.js'; import '"
            + outside.resolve("secret.js")
            + "'; import './lib/../../secret.js';";
    assertEquals(Set.of(), read("s.js", text).script().modules().keySet());
    assertEquals(
        Set.of(),
        read("s.py", "from .. import secret\nimport secret\n").script().modules().keySet());
  }

  @Test
  void aLinkThatLeadsOutIsRefused() throws IOException {
    Files.createSymbolicLink(folder.resolve("in.js"), outside.resolve("secret.js"));
    RequestFailed failed =
        assertThrows(RequestFailed.class, () -> read("s.js", "import './in.js';"));
    assertTrue(
        String.valueOf(failed.getMessage()).contains("leads out"),
        String.valueOf(failed.getMessage()));
    Files.createSymbolicLink(folder.resolve("sub"), outside);
    assertThrows(RequestFailed.class, () -> read("t.js", "import './sub/secret.js';"));
  }

  @Test
  void tooMuchIsRefused() throws IOException {
    StringBuilder many = new StringBuilder();
    for (int number = 0; number < 60; number++) {
      put("m" + number + ".js", "1");
      many.append("import './m").append(number).append(".js';\n");
    }
    assertThrows(RequestFailed.class, () -> read("s.js", many.toString()));
    put("large.js", "x".repeat(999_999));
    assertThrows(RequestFailed.class, () -> read("t.js", "import './large.js'; /* more */"));
    put("binary.js", "1");
    Files.write(folder.resolve("binary.js"), new byte[] {(byte) 0xff, 0});
    assertThrows(RequestFailed.class, () -> read("u.js", "import './binary.js';"));
  }

  @Test
  void theHashIsThatOfAllFiles() throws IOException {
    String alone = read("s.js", "1").hash();
    put("a.js", "1");
    String one = read("s.js", "import './a.js';").hash();
    put("a.js", "2");
    assertNotEquals(one, read("s.js", "import './a.js';").hash());
    assertEquals(alone, read("s.js", "1").hash());
  }
}
