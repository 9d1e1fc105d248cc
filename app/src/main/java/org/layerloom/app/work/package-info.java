/**
 * Threads and lifetimes: the screen's thread ({@link org.layerloom.app.work.FxThread}), the thread
 * for files ({@link org.layerloom.app.work.Background}), and what a view lets go of at its end
 * ({@link org.layerloom.app.work.Lifetime}).
 */
package org.layerloom.app.work;
