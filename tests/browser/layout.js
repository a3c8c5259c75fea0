// Looks for what is wrong with how a page is laid out. Each function gives sentences, none if all is well.

(() => {
  const SLACK = 1; // pixels that rounding may take
  const name = (found) => {
    const label = found.className && typeof found.className === "string" ? `.${found.className.split(" ")[0]}` : "";
    return `<${found.localName}${label}> “${found.textContent.trim().slice(0, 40)}”`;
  };
  const scrolls = (found) => /auto|scroll/.test(getComputedStyle(found).overflowX);
  const inBox = (found) => { // whether some box around it scrolls sideways, and so shows all of it
    for (let box = found; box && box !== document.body; box = box.parentElement) if (scrolls(box)) return true;
    return false;
  };
  const stays = (found) => { // whether it stays in sight while what is under it scrolls
    const box = found.closest("th, td");
    return !!box && getComputedStyle(box).position === "sticky";
  };
  const hidden = (found) => found.closest(".skip-link, datalist, template, [hidden]") || !found.checkVisibility({ checkVisibilityCSS: true });

  function overflow() {
    const width = document.documentElement.clientWidth;
    const faults = [];
    if (document.documentElement.scrollWidth > width + SLACK) {
      faults.push(`the page is ${document.documentElement.scrollWidth} wide in a window of ${width}`);
    }
    for (const found of document.body.querySelectorAll("*")) {
      if (hidden(found) || found.closest("svg") && found.localName !== "svg") continue;
      const box = found.getBoundingClientRect();
      if (!box.width) continue;
      if ((box.right > width + SLACK || box.left < -SLACK) && !inBox(found)) {
        faults.push(`${name(found)} reaches from ${box.left} to ${box.right} in a window of ${width}`);
      }
      const style = getComputedStyle(found);
      const cut = style.overflowX === "hidden" && found.scrollWidth > found.clientWidth + SLACK
        || style.overflowY === "hidden" && found.scrollHeight > found.clientHeight + SLACK;
      if (cut && !found.matches("svg, input")) faults.push(`${name(found)} is cut off`);
    }
    return faults;
  }

  // Lines of text of different blocks that lie upon one another.
  function overlaps() {
    const lines = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || hidden(parent) || parent.closest("svg, select, script, noscript, .table")) continue;
      let block = parent;
      while (getComputedStyle(block).display === "inline") block = block.parentElement;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      for (const box of range.getClientRects()) {
        const size = parseFloat(getComputedStyle(parent).fontSize); // a box is taller than its letters
        const middle = (box.top + box.bottom) / 2;
        const rect = { left: box.left, right: box.right, top: middle - size * 0.35, bottom: middle + size * 0.35, block, parent };
        if (box.width > SLACK) lines.push(rect);
      }
    }
    lines.sort((a, b) => a.top - b.top);
    const faults = [];
    lines.forEach((line, place) => {
      for (let next = place + 1; next < lines.length && lines[next].top < line.bottom - SLACK; next++) {
        const other = lines[next];
        const across = Math.min(line.right, other.right) - Math.max(line.left, other.left);
        if (stays(line.parent) !== stays(other.parent)) continue;
        if (across > SLACK && line.parent !== other.parent) faults.push(`${name(line.parent)} lies upon ${name(other.parent)}`);
      }
    });
    return faults;
  }

  // Whether there is anything to read.
  function blank() {
    const main = document.querySelector("main");
    return main && main.innerText.trim().length > 20 && main.getBoundingClientRect().height > 50 ? [] : ["nothing is to be read"];
  }

  return [...overflow(), ...overlaps(), ...blank()];
})()
