/**
 * Asking a trained network: a digit is drawn, numbers are typed, a picture is dropped or a sample
 * picked, and the answer changes with it. {@link org.layerloom.app.predict.AnswerView} shows the
 * answer to whatever sample is looked at, wherever that was chosen.
 */
package org.layerloom.app.predict;
