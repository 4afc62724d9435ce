/** An open desk asks again so often; where nothing was done the answer is empty. Why so, and what it costs: decision `live-desk`. */
export const askedAgainEvery = 15_000
