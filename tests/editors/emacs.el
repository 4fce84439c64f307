;;; Opens FILE in Emacs with eglot, tells its findings, and repairs it by code actions.  -*- lexical-binding: t -*-
;; Environment: DIGESTLINT (the program), FILE, OUT (a folder for what comes of it).
(require 'eglot)
(require 'flymake)
(require 'json)
(add-to-list 'eglot-server-programs
             `((text-mode markdown-mode fundamental-mode) . (,(getenv "DIGESTLINT") "server" :initializationOptions (:loneCrEndsLine :json-false))))
(setq eglot-sync-connect 10
      eglot-send-changes-idle-time 0
      eglot-confirm-server-initiated-edits nil
      flymake-no-changes-timeout 0.01
      require-final-newline nil
      mode-require-final-newline nil
      make-backup-files nil
      create-lockfiles nil
      coding-system-for-write nil)

(defvar published 0)
(advice-add 'eglot-handle-notification :after
            (lambda (_server method &rest _)
              (when (eq method 'textDocument/publishDiagnostics)
                (setq published (1+ published)))))

(defun wait-for (what)
  (let ((end (+ (float-time) 20)))
    (while (and (not (funcall what)) (< (float-time) end))
      (accept-process-output nil 0.02))
    (or (funcall what) (error "No findings came"))))

(defun after (act)
  "Wait until findings come that are later than those before ACT."
  (let ((before published))
    (funcall act)
    (eglot--signal-textDocument/didChange)
    (wait-for (lambda () (> published before)))
    (flymake-start)
    (accept-process-output nil 0.05)))

(defun open-copy (name)
  "Open a copy of FILE that is called NAME."
  (let ((path (expand-file-name (concat name "." (file-name-extension (getenv "FILE"))) (getenv "OUT"))))
    (copy-file (getenv "FILE") path t)
    (find-file path)
    (let ((before published))
      (unless (eglot-managed-p)  ; as other files of the folder are
        (call-interactively #'eglot))
      (wait-for (lambda () (> published before))))
    (flymake-mode 1)
    (flymake-start)
    (accept-process-output nil 0.05)))

(defun result (name)
  (expand-file-name name (getenv "OUT")))

(defun write-result (name)
  (write-region nil nil (result name) nil 'silent))

(defun misplaced ()
  "The first finding of an entry that belongs elsewhere."
  (seq-find (lambda (each) (string-match-p "misplaced-entry" (flymake-diagnostic-text each)))
            (seq-sort-by #'flymake-diagnostic-beg #'< (flymake-diagnostics))))

(defun do-first (actions)
  "Do the first of ACTIONS; nil where there is none."
  (when actions
    (after (lambda () (eglot--apply-workspace-edit (plist-get (car actions) :edit))))
    t))

(defun move-entry (finding)
  (do-first (seq-filter
             (lambda (action)
               (seq-some (lambda (each) (equal (plist-get each :code) "misplaced-entry"))
                         (plist-get action :diagnostics)))
             (eglot-code-actions (flymake-diagnostic-beg finding) (flymake-diagnostic-end finding)
                                 "quickfix"))))

(let (findings (moves 0))
  (open-copy "emacs-found")
  (setq findings
        (mapcar (lambda (each)
                  (let ((beg (flymake-diagnostic-beg each)) (end (flymake-diagnostic-end each)))
                    (list :rule (and (string-match "\\[\\([a-z-]+\\)\\]" (flymake-diagnostic-text each))
                                     (match-string 1 (flymake-diagnostic-text each)))
                          :line (line-number-at-pos beg t)
                          :text (buffer-substring-no-properties beg end))))
                (flymake-diagnostics)))

  (open-copy "emacs-fixed")
  (do-first (eglot-code-actions (point-min) nil "source.fixAll.digestlint"))
  (write-result "emacs-fixed")

  (open-copy "emacs-moved")
  (while (let ((finding (misplaced))) (and finding (< moves 100) (move-entry finding)))
    (setq moves (1+ moves)))
  (write-result "emacs-moved")

  (with-temp-file (result "emacs.json")
    (insert (json-encode (list :findings (vconcat findings) :moves moves))))
  (kill-emacs))
