/**
 * What is in a dataset before it is learned: {@link org.layerloom.app.data.DataPane} shows samples,
 * classes, columns and doubles of the dataset node that is selected, and follows the sample that is
 * picked to the network's first layer. {@code DataModel} reads in the background; what it reads
 * stands in {@link org.layerloom.data.look}.
 */
package org.layerloom.app.data;
