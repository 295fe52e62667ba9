package io.opentrade.research.candles;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Counts what was found, and keeps the first few of each kind in words.
final class Findings {
  private static final int TOLD_OF_EACH = 5;

  private final Map<Complaint.Kind, Long> counts = new EnumMap<>(Complaint.Kind.class);
  private final List<Complaint> complaints = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  void add(Complaint.Kind kind, Supplier<Complaint> words) {
    long count = counts.merge(kind, 1L, Long::sum);
    if (count <= TOLD_OF_EACH) {
      complaints.add(words.get());
    }
  }

  void note(String text) {
    notes.add(text);
  }

  long count(Complaint.Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  List<Complaint> complaints() {
    return complaints;
  }

  List<String> notes() {
    return notes;
  }
}
