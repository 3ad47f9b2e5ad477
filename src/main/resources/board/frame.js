/** Makes a function that, however often it is called, does its work once before the next picture. */
export function onNextFrame(work) {
	let asked = false;
	return () => {
		if (!asked) {
			asked = true;
			requestAnimationFrame(() => {
				asked = false;
				work();
			});
		}
	};
}
