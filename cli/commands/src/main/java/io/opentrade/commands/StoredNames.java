package io.opentrade.commands;

import io.opentrade.protocol.AlertList;
import io.opentrade.protocol.BackupList;
import io.opentrade.protocol.NotifyList;
import io.opentrade.protocol.ScheduleList;
import io.opentrade.protocol.StrategyList;
import java.util.List;

/// Names of what a person has set up: alerts, schedules, strategies, ways to people, backups.
record StoredNames(LiveNames live) {
  List<Candidate> alerts() {
    return live.asked(new AlertList()).map(AlertList.Reply::alerts).orElse(List.of()).stream()
        .map(one -> new Candidate(one.id(), one.name() + ", " + one.state(), true))
        .toList();
  }

  List<Candidate> schedules() {
    return live
        .asked(new ScheduleList())
        .map(ScheduleList.Reply::schedules)
        .orElse(List.of())
        .stream()
        .map(one -> new Candidate(one.name(), one.timetable(), true))
        .toList();
  }

  List<Candidate> strategies() {
    return live
        .asked(new StrategyList(null))
        .map(StrategyList.Reply::stored)
        .orElse(List.of())
        .stream()
        .map(one -> new Candidate(one.name(), String.join(", ", one.series()), true))
        .toList();
  }

  List<Candidate> channels() {
    return live.asked(new NotifyList()).map(NotifyList.Reply::channels).orElse(List.of()).stream()
        .map(one -> new Candidate(one.name(), one.kind(), true))
        .toList();
  }

  List<Candidate> backups() {
    return live
        .asked(new BackupList(null))
        .map(BackupList.Reply::backups)
        .orElse(List.of())
        .stream()
        .map(one -> new Candidate(one.name().toString(), "", true))
        .toList();
  }
}
