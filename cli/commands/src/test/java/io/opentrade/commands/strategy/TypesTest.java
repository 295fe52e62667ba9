package io.opentrade.commands.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The type files are valid, accept what `strategy new` writes and every example, and refuse a
/// misspelled word. The checkers lie in `target/types/node_modules`, where `.ci/run` puts them;
/// it then sets `OPENTRADE_TYPES=required`, and their absence is a failure.
class TypesTest {
  private static final Path ROOT = Path.of(System.getProperty("opentrade.root"));
  private static final Path TOOLS =
      Path.of(
          System.getProperty(
              "opentrade.types.tools", ROOT.resolve("target/types/node_modules/.bin").toString()));

  @TempDir Path folder;

  private static Path tool(String name) {
    Path tool = TOOLS.resolve(name);
    boolean there = Files.isExecutable(tool);
    if ("required".equals(System.getenv("OPENTRADE_TYPES"))) {
      assertTrue(there, tool + " is missing");
    }
    assumeTrue(there, tool + " is missing: npm install --prefix target/types typescript pyright");
    return tool;
  }

  private void scripts(String ending) throws IOException {
    try (InputStream template =
        StrategyNewCommand.class.getResourceAsStream("template." + ending + ".txt")) {
      String text = new String(template.readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(folder.resolve("mine." + ending), text.replace("@NAME@", "mine"));
    }
    try (Stream<Path> files = Files.walk(ROOT.resolve("strategies-examples"))) {
      for (Path file : files.filter(each -> each.toString().endsWith("." + ending)).toList()) {
        Path copy = folder.resolve(ROOT.resolve("strategies-examples").relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  private String run(Path tool, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(tool.toString()));
    command.addAll(List.of(arguments));
    Path log = folder.resolve("checker.log");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    process.getOutputStream().close();
    int exit = process.waitFor();
    return exit + "\n" + Files.readString(log);
  }

  @Test
  void typeScriptAcceptsWhatWeShip() throws Exception {
    Path tsc = tool("tsc");
    scripts("js");
    Files.writeString(folder.resolve(TypeScriptTypes.FILE), TypeScriptTypes.text());
    Files.writeString(
        folder.resolve("tsconfig.json"),
        """
        {"compilerOptions": {"allowJs": true, "checkJs": true, "noEmit": true, "target": "es2022",
          "module": "es2022", "moduleResolution": "bundler", "strict": true, "noImplicitAny": false,
          "types": [], "lib": ["es2023"]}}
        """);
    String fine = run(tsc, "--project", ".");
    assertEquals("0", fine.lines().findFirst().orElse(""), fine);
    Path mine = folder.resolve("mine.js");
    Files.writeString(
        mine, Files.readString(mine).replace("ctx.closePosition", "ctx.closePositon"));
    String wrong = run(tsc, "--project", ".");
    assertNotEquals("0", wrong.lines().findFirst().orElse(""), wrong);
    assertTrue(wrong.contains("closePositon"), wrong);
  }

  @Test
  void aPythonCheckerAcceptsWhatWeShip() throws Exception {
    Path pyright = tool("pyright");
    scripts("py");
    Files.writeString(folder.resolve(PythonTypes.FILE), PythonTypes.text());
    Files.writeString(folder.resolve("pyrightconfig.json"), "{\"pythonVersion\": \"3.12\"}");
    String fine = run(pyright, ".");
    assertEquals("0", fine.lines().findFirst().orElse(""), fine);
    Path mine = folder.resolve("mine.py");
    Files.writeString(
        mine, Files.readString(mine).replace("ctx.close_position", "ctx.close_positon"));
    String wrong = run(pyright, ".");
    assertNotEquals("0", wrong.lines().findFirst().orElse(""), wrong);
    assertTrue(wrong.contains("close_positon"), wrong);
  }

  @Test
  void pythonWritesWithUnderscores() {
    assertEquals("enter_long", PythonTypes.snake("enterLong"));
    assertTrue(PythonTypes.text().contains("def crosses_above(self, right: Operand)"));
    assertTrue(TypeScriptTypes.text().contains("crossesAbove(right: Operand): Condition;"));
  }
}
