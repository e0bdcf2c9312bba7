"""Control words of RTF that open groups whose text is not the document's, parted by white space."""

PASSED_WORDS = """
annotation atnauthor atnid bkmkend bkmkstart colorschememapping colortbl datastore filetbl fldinst
fonttbl footer footerf footerl footerr generator header headerf headerl headerr latentstyles
listoverridetable listtable listtext mmathPr nonshppict object passwordhash pgptbl pict pntext
revtbl rsidtbl shpinst shppict themedata wgrffmtfilter xmlnstbl
"""
PASSED = frozenset(PASSED_WORDS.split())
