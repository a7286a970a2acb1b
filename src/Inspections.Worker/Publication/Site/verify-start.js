/*
 * Watches over the scripts of a page that verifies, in the language of the oldest browsers (ES5). The page itself says that
 * nothing was verified and how to verify without it; this file takes that back while the verification runs, and puts it
 * back when a script does not load, does not parse, stops, or shows no sign of life for a minute.
 */
(function () {
  'use strict';
  var PATIENCE = 60000;
  var timer = 0, isOver = false, isGivenUp = false;
  var element = function (id) { return document.getElementById(id); };
  var say = function (zh, en) { return document.documentElement.lang === 'en' ? en : zh; };

  function wait() {
    clearTimeout(timer);
    timer = setTimeout(function () { giveUp(say('一分钟没有进展', 'No progress for a minute')); }, PATIENCE);
  }

  function show(isAtWork) {
    element('unverified').hidden = isAtWork;
    element('verdict').hidden = !isAtWork;
    element('progress-part').hidden = !isAtWork || isOver;
  }

  function giveUp(reason) {
    // What comes after the first fault follows from it.
    if (isOver || isGivenUp) return;
    isGivenUp = true;
    clearTimeout(timer);
    element('unverified-reason').textContent = reason;
    show(false);
  }

  window.verifyWatch = {
    /** The verification has begun. */
    begin: function () { isOver = false; isGivenUp = false; show(true); wait(); },
    /** It is at work. */
    alive: function () { if (!isOver) { isGivenUp = false; show(true); wait(); } },
    /** It waits for the reader, who has to choose a folder. */
    pause: function () { clearTimeout(timer); show(false); element('unverified-reason').textContent = ''; },
    /** There is a verdict on the page. */
    done: function () { isOver = true; show(true); clearTimeout(timer); },
    giveUp: giveUp
  };

  // A script that does not load tells only its own element; a capturing listener hears of it all the same.
  window.addEventListener('error', function (event) {
    var source = event.target && event.target.src;
    if (source || event.message) giveUp(source ? say('脚本未能载入：', 'A script did not load: ') + source : say('脚本出错：', 'A script failed: ') + event.message);
  }, true);
  window.addEventListener('unhandledrejection', function (event) { giveUp(say('脚本出错：', 'A script failed: ') + event.reason); });
  window.verifyWatch.begin();
})();
