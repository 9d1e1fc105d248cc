/**
 * Between the session and the disk: {@link org.layerloom.app.files.ProjectFiles} opens and saves,
 * {@link org.layerloom.app.files.Keeper} keeps what is not saved yet.
 */
package org.layerloom.app.files;
