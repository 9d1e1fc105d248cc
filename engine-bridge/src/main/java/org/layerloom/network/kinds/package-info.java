/**
 * The standard catalogue's kinds, one file each. Reach them through {@link
 * org.layerloom.network.Catalogue#standard()}.
 */
package org.layerloom.network.kinds;
