using System;
using System.IO;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Client.Tests.Runs;
using PartnerReferrals.Errors;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Client.Tests.RoughInput;

/// <summary>Journals that somebody or something changed: they are read, or refused by name.</summary>
public sealed class JournalTests
{
    private static readonly string[] Lines =
    [
        JournalText.Batch(1, JournalText.Planned("id:1"), JournalText.Sent("id:1")),
        JournalText.Batch(2, JournalText.Created("id:1"), JournalText.Sent("hash:0123456789abcdef0123456789abcdef#1")),
        JournalText.Batch(3, JournalText.Created("hash:0123456789abcdef0123456789abcdef#1")),
        "{\"batch\":4,\"end\":true,\"run\":\"2026-03-01T12:00:00Z\",\"process\":2147483647,\"machine\":\"other\",\"lost\":2}\n",
        JournalText.Batch(5, JournalText.Sent("id:ü\\u2028"), JournalText.Row("referral:x", JournalState.Updated, TestClock.Start, "odd")),
    ];

    private static readonly string[] Pieces =
    [
        "\n", "\0", "\0\0\0\0\0\0\0\0", "{", "}", "\"", "\\", ",", ":", "null", "true", "-1", "0", "1e9", "99999999999999999999", "9223372036854775807", "\"batch\":", "\"lost\":", "\"run\":", "\"row\":", "\"skewLeastMs\":9223372036854775807,",
        "\"sentAt\":\"9999-12-31T23:59:59Z\",", "\"sentAt\":\"0001-01-01T00:00:00+14:00\",", "\"sentAt\":\"x\",", "\"end\":{},", "\"state\":\"99\",", "\"key\":\"\\ud800\",", "[[[", "\u00ff", "\u00e9",
    ];

    private static readonly Gen<byte[]> Journals =
        from lines in Gen.Elements(Lines).ArrayOf()
        from isWhole in Gen.Elements(true, true, false)
        let text = JournalText.Header + (isWhole ? string.Concat(Lines) : string.Concat(lines))
        from count in Gen.Choose(0, 3)
        from places in Gen.Choose(0, text.Length).ArrayOf(count)
        from lengths in Gen.Elements(0, 0, 1, 3, 40).ArrayOf(count)
        from pieces in Gen.Elements(Pieces).ArrayOf(count)
        from end in Gen.OneOf(Gen.Constant(int.MaxValue), Gen.Choose(0, text.Length))
        select Changed(text, places, lengths, pieces, end);

    [Fact]
    public void Any_change_is_read_or_refused()
    {
        using var folder = new TempFolder();
        var path = folder.File("run.jsonl");
        Rough.ForAll(Journals, bytes =>
        {
            File.WriteAllBytes(path, bytes);
            var before = bytes.ToArray();
            try
            {
                using (var snapshot = JournalSnapshot.Open(path))
                {
                    Assert.All(snapshot.Rows(), row => Assert.NotNull(row.Key));
                }

                using (var journal = Journal.Open(path, JournalText.Source, new TestClock()))
                {
                    Assert.All(journal.InDoubt, row => Assert.NotNull(journal.Find(row.Key)));
                    journal.VisitIds((id, _) => Assert.NotNull(id));
                }

                // What was found lost is written down: the next run finds the journal sound.
                using var again = JournalSnapshot.Open(path);
                Assert.Equal(0, again.Lost);
                Assert.Equal(before, File.ReadAllBytes(path)[..before.Length]);
            }
            catch (JournalException e)
            {
                Assert.NotEmpty(e.RecommendedAction);
                Assert.Equal(before, File.ReadAllBytes(path));
            }
        });
    }

    [Fact]
    public void Any_text_is_a_line_or_none() => Rough.ForAll(
        Gen.OneOf(RoughText.Json, from line in Gen.Elements(Lines) from at in Gen.Choose(0, line.Length) from piece in Gen.Elements(Pieces) select line.Insert(at, piece)),
        text =>
        {
            var line = JournalLine.Parse(text);
            _ = JournalRun.Parse(text);
            _ = JournalHeader.Parse(text);
            if (line is not null)
            {
                _ = JournalEntry.Of(line, 0);
            }
        });

    private static byte[] Changed(string text, int[] places, int[] lengths, string[] pieces, int end)
    {
        for (var i = 0; i < places.Length; i++)
        {
            var at = Math.Min(places[i], text.Length);
            text = text.Remove(at, Math.Min(lengths[i], text.Length - at)).Insert(at, pieces[i]);
        }

        // Latin-1: some of it is no UTF-8.
        return Encoding.Latin1.GetBytes(text[..Math.Min(end, text.Length)]);
    }
}
