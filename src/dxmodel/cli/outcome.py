"""Exit codes of the commands, and their description in the help text."""

__all__ = ["DONE", "EXIT_CODES", "FAILED", "INTERRUPTED", "WARNED"]

DONE, WARNED, FAILED, INTERRUPTED = 0, 1, 2, 130

EXIT_CODES = """
終了コード / exit codes:
  0    正常 / all is well
  1    check の指摘に警告がある、import・collect に確認待ちがある
       / check found something to warn of, or import or collect something that waits
  2    実行できない。理由は標準エラー出力に1行ずつ / it could not be done; stderr says why, a line each
  130  Ctrl-Cで中断した / interrupted by Ctrl-C
"""
