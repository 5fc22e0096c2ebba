"""Coded words in and out: REFI-QDA 1.5 projects (.qdpx, .qde) and codebooks (.qdc). Pure.

Source: REFI-QDA Standard 1.5, www.qdasoftware.org.
"""
