/**
 * What is remembered: {@link org.layerloom.app.settings.Preferences} as a value, {@link
 * org.layerloom.app.settings.PreferencesFile} on disk, and the {@link
 * org.layerloom.app.settings.Folders} where everything of a person lies.
 */
package org.layerloom.app.settings;
