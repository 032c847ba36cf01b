document.querySelector("lancar-app")?.replaceChildren("Lancar");
