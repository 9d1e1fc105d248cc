/** Numbers as small pictures: samples, feature maps, filters, heat. */
package org.layerloom.app.tensor;
