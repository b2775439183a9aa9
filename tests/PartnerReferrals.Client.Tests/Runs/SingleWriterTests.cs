using System;
using System.IO;
using System.Threading;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Client.Tests.Runs;

/// <summary>A file that one writes while others look on.</summary>
public sealed class SingleWriterTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_has_the_file_open_for_a_moment_does_not_keep_the_writer_out()
    {
        var path = _folder.File("run.jsonl");
        var held = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        using var timer = new Timer(_ => held.Dispose(), null, 20, Timeout.Infinite);
        using var stream = SingleWriter.Open(path, cause => new InvalidOperationException("in use", cause));
        Assert.True(stream.CanWrite);
        using var looking = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        Assert.ThrowsAny<IOException>(() => new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose());
    }

    [Fact]
    public void What_cannot_be_opened_for_another_reason_is_not_called_in_use() =>
        Assert.Throws<DirectoryNotFoundException>(() => SingleWriter.Open(Path.Combine(_folder.File("none"), "run.jsonl"), cause => new InvalidOperationException("in use", cause)));
}
