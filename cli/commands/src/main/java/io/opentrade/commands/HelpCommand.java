package io.opentrade.commands;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.commands.text.Messages;
import io.opentrade.commands.text.NearWords;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.StrategyApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `help [COMMAND…]`, `help metrics [WORD]`, `help fills [WORD]`, `help strategies [WORD]`,
/// a topic such as `help jail`. With `--man` a page for `man`.
final class HelpCommand extends Command {
  @Parameters(paramLabel = "COMMAND", arity = "0..*")
  List<String> words = new ArrayList<>();

  @Option(names = "--man")
  boolean man;

  @Override
  protected int run(Invocation invocation) {
    ReferencePage page =
        words.isEmpty()
            ? null
            : ReferencePage.of(words.getFirst(), invocation.messages().language());
    if (page != null && words.size() <= 2) {
      return show(page, invocation);
    }
    if (!words.isEmpty() && words.getFirst().equals(StrategiesPage.NAME) && words.size() <= 2) {
      return strategies(invocation);
    }
    boolean topic = words.size() == 1 && TopicPage.exists(words.getFirst());
    if (topic && CommandTree.find(words).used() == 0) {
      return topic(invocation);
    }
    CommandTree.Found found = CommandTree.find(words);
    if (found.used() < words.size()) {
      throw unknown(found, invocation);
    }
    if (man) {
      invocation.terminal().out(new ManPage(invocation.messages()).of(found.entry()));
    } else if (invocation.json()) {
      invocation.document(describe(found.entry(), invocation.messages()));
    } else {
      new HelpPage(invocation.out(), invocation.messages()).print(found.entry());
      if (topic) {
        invocation.out().blank();
        topic(invocation);
      }
    }
    return 0;
  }

  private RequestFailed unknown(CommandTree.Found found, Invocation invocation) {
    List<String> rest = words.subList(found.used(), words.size());
    Optional<String> topic =
        found.used() == 0 ? NearWords.nearest(rest.getFirst(), TopicPage.all()) : Optional.empty();
    return topic
        .map(near -> invocation.usage("help.nothing", rest.getFirst(), near))
        .orElseGet(() -> WrongUsage.unknownCommand(found.entry(), rest, invocation.messages()));
  }

  private int strategies(Invocation invocation) {
    List<StrategyApi.Group> groups =
        StrategiesPage.find(
            words.size() == 2 ? words.getLast() : null, invocation.messages().language());
    if (groups.isEmpty()) {
      throw invocation.usage("strategy.noWord", words.getLast());
    }
    if (invocation.json()) {
      invocation.document(StrategiesPage.document(groups));
    } else {
      new StrategiesPage(invocation.out(), invocation.messages()).print(groups);
    }
    return 0;
  }

  private int topic(Invocation invocation) {
    TopicPage page = TopicPage.read(words.getFirst(), invocation.messages().language());
    if (invocation.json()) {
      invocation.document(page.document());
    } else {
      page.print(invocation.out(), invocation.messages());
    }
    return 0;
  }

  private int show(ReferencePage page, Invocation invocation) {
    ReferencePage shown = words.size() == 2 ? page.with(words.getLast()) : page;
    if (shown.groups().isEmpty()) {
      throw invocation.usage("help.noTopic", words.getLast(), page.topic());
    }
    if (invocation.json()) {
      invocation.document(shown.document());
    } else {
      shown.print(invocation.out(), invocation.messages());
    }
    return 0;
  }

  private static ObjectNode describe(CommandTree.Entry entry, Messages messages) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("command", entry.path());
    node.put("summary", messages.find("help." + HelpPage.key(entry)).orElse(null));
    if (entry.maker() != null) {
      ArrayNode options = node.putArray("options");
      CommandTree.spec(entry).options().forEach(option -> options.add(option.longestName()));
    }
    ArrayNode commands = node.putArray("commands");
    entry.visible().forEach(child -> commands.add(describe(child, messages)));
    return node;
  }

  @Override
  boolean pages() {
    return true;
  }
}
