/**
 * Sub-networks in the window: {@link org.layerloom.app.subnet.SubnetCommands} collapses, opens and
 * dissolves; {@link org.layerloom.app.subnet.BreadcrumbBar} says where one is; {@link
 * org.layerloom.app.subnet.SubnetBox} stands in the inspector; {@link
 * org.layerloom.app.subnet.ReadyBlocks} are offered beside the document's own.
 */
package org.layerloom.app.subnet;
