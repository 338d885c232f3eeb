/** A list of whole numbers below 2^31 that grows: a quarter of what an array of numbers takes. */
export class NumberList {
  #data = new Int32Array(8)
  #length = 0

  push(value: number): void {
    if (this.#length === this.#data.length) {
      const larger = new Int32Array(this.#length * 2)
      larger.set(this.#data)
      this.#data = larger
    }
    this.#data[this.#length++] = value
  }

  get length(): number {
    return this.#length
  }

  values(): Int32Array {
    return this.#data.subarray(0, this.#length)
  }
}
