package org.layerloom.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.layerloom.network.Wording;

/** Words refusals as the person reads them. */
final class Refusals {

  private Refusals() {}

  /** The English sentence; that there is a Chinese one is checked too. */
  static String words(ThrowingCallable call) {
    DataException e = catchThrowableOfType(DataException.class, call);
    assertThat(e).as("refused").isNotNull();
    assertThat(new Wording(Locale.SIMPLIFIED_CHINESE).say(e.reason())).matches(".*\\p{IsHan}.*");
    return new Wording(Locale.ENGLISH).say(e.reason());
  }
}
