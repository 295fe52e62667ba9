package io.opentrade.commands.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.commands.Commands;
import io.opentrade.commands.FakeGateway;
import io.opentrade.commands.FakeTerminal;
import io.opentrade.protocol.ConfigList;
import io.opentrade.protocol.ConfigReplace;
import io.opentrade.protocol.ConfigWritten;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.Setting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigEditTest {
  private final FakeTerminal terminal = new FakeTerminal();
  private final FakeGateway gateway = new FakeGateway();

  ConfigEditTest() {
    ForeignText file = new ForeignText("/home/ada/settings.json");
    gateway.answer(ConfigWritten.class, new ConfigWritten.Reply(Map.of("log.level", "warn"), file));
    gateway.answer(
        ConfigList.class,
        new ConfigList.Reply(List.of(setting("log.files", "5"), setting("log.level", "warn"))));
  }

  private static Setting setting(String key, String value) {
    return new Setting(
        key,
        new ForeignText(value),
        Setting.Origin.FILE,
        new ForeignText("/home/ada/settings.json"),
        "5",
        "integer",
        "1 to 100",
        "What it means.",
        "OPENTRADE_X");
  }

  private int edit(String... answers) {
    terminal.answers.addAll(List.of(answers));
    return new Commands().run(List.of("config", "edit"), terminal, gateway);
  }

  @Test
  void theFormShowsDefaultsBehindAHashAndWhatIsWrittenWithout() {
    assertEquals(0, edit("log.level = warn"));
    String form = terminal.edited.getFirst();
    assertTrue(form.contains("# What it means. (1 to 100)\n# log.files = 5\n"), form);
    assertTrue(form.contains("\nlog.level = warn\n"), form);
    assertEquals("nothing was changed\n", terminal.out());
  }

  @Test
  void whatIsChangedIsSentAsAWholeAndShown() {
    gateway.answer(ConfigReplace.class, new ConfigList.Reply(List.of(setting("log.files", "7"))));
    assertEquals(0, edit("log.files = 7\n# log.level = warn\n"), terminal.err());
    ConfigReplace sent = (ConfigReplace) gateway.asked.getLast();
    assertEquals(Map.of("log.level", "warn"), sent.before());
    assertEquals(Map.of("log.files", "7"), sent.values());
    assertTrue(terminal.out().startsWith("log.files = 7"), terminal.out());
  }

  @Test
  void whoSitsAtATerminalMayGoOnWhereTheyWere() {
    terminal.terminal = true;
    gateway.answer(ConfigReplace.class, new ConfigList.Reply(List.of(setting("log.files", "7"))));
    assertEquals(0, edit("log.files 7", "y", "log.files = 7"), terminal.err());
    assertTrue(terminal.err().contains("line 1: 'log.files 7' is no setting"), terminal.err());
    assertEquals("log.files 7", terminal.edited.getLast());
  }

  @Test
  void inAScriptAMistakeEndsIt() {
    gateway.fail(
        ConfigReplace.class,
        new RequestFailed(FailureKind.USAGE, "log.files: 0 is not between 1 and 100", null));
    assertEquals(2, edit("log.files = 0"));
    assertTrue(terminal.err().contains("log.files: 0"), terminal.err());
    assertEquals(1, terminal.edited.size());
  }
}
