using System;
using System.IO;
using System.Text;
using PartnerReferrals.Errors;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Changes;

/// <summary>
/// The file that a state is kept in, held by one command: the lock is on the file itself. Another file replaced it at each writing would take the lock away
/// with it, so a writing goes into a file beside it first, and whichever of the two is whole counts after a crash. One of them always is: the draft is not
/// written anew before the file is whole.
/// </summary>
internal sealed class ChangeStateFile : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _path;
    private readonly FileStream _stream;
    private long _writing;
    private bool _isDirty;

    // Only the draft is whole.
    private bool _isTorn;

    private ChangeStateFile(string path, FileStream stream, ChangeState state, long writing, bool isTorn)
    {
        _path = path;
        _stream = stream;
        State = state;
        _writing = writing;
        _isTorn = isTorn;
    }

    /// <summary>What the file holds, and what has been seen since it was written.</summary>
    internal ChangeState State { get; }

    /// <summary>Opens a file to go on with it, or begins one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="source">What stands for the service.</param>
    /// <param name="overlap">See <see cref="ChangeState"/>.</param>
    /// <exception cref="ChangeStateException">In use, of another service, something else, or not readable.</exception>
    internal static ChangeStateFile Open(string path, string source, TimeSpan overlap)
    {
        FileStream? stream = null;
        try
        {
            stream = SingleWriter.Open(path, cause => ChangeStateErrors.InUse(path, cause));
            var state = Read(path, stream, overlap, out var writing, out var isTorn) ?? new ChangeState(source, overlap);
            if (state.Source != source)
            {
                throw ChangeStateErrors.OtherService(path);
            }

            var file = new ChangeStateFile(path, stream, state, writing, isTorn);
            file.Mend();
            return file;
        }
        catch (Exception e)
        {
            stream?.Dispose();
            if (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
            {
                throw ChangeStateErrors.NotReadable(path, e);
            }

            throw;
        }
    }

    /// <summary>A change was handed on and taken; it is written down with the next <see cref="Save"/>.</summary>
    internal void Take(Referral referral)
    {
        State.Take(referral);
        _isDirty = true;
    }

    /// <summary>A look has ended.</summary>
    internal void Complete(DateTimeOffset? upTo)
    {
        State.Complete(upTo);
        _isDirty = true;
    }

    /// <summary>Writes the state down, where anything is new.</summary>
    /// <exception cref="ChangeStateException">It cannot be written.</exception>
    internal void Save()
    {
        if (!_isDirty)
        {
            return;
        }

        try
        {
            Mend();
            var bytes = Utf8.GetBytes(ChangeStateJson.Write(State, ++_writing));
            var draft = DraftOf(_path);
            using (var beside = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                Write(beside, bytes);
            }

            _isTorn = true;
            Write(_stream, bytes);
            _isTorn = false;
            File.Delete(draft);
            _isDirty = false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ChangeStateErrors.NotWritable(_path, e);
        }
    }

    public void Dispose() => _stream.Dispose();

    /// <summary>Makes the file whole where only the draft is.</summary>
    private void Mend()
    {
        if (_isTorn)
        {
            Write(_stream, File.ReadAllBytes(DraftOf(_path)));
            _isTorn = false;
        }
    }

    private static ChangeState? Read(string path, FileStream stream, TimeSpan overlap, out long writing, out bool isTorn)
    {
        isTorn = false;
        var text = TextOf(stream);
        if (ChangeStateJson.Read(text, overlap, out var version, out writing) is { } state)
        {
            return state;
        }

        if (version != ChangeStateJson.Version)
        {
            throw ChangeStateErrors.UnknownVersion(path, version);
        }

        // A crash in the middle of a writing.
        if (File.Exists(DraftOf(path)))
        {
            using var draft = new FileStream(DraftOf(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            if (ChangeStateJson.Read(TextOf(draft), overlap, out _, out writing) is { } written)
            {
                isTorn = true;
                return written;
            }
        }

        return text.Length == 0 ? null : throw ChangeStateErrors.NotAStateFile(path);
    }

    private static string TextOf(FileStream stream)
    {
        stream.Position = 0;
        using var reader = new StreamReader(stream, Utf8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16, leaveOpen: true);
        try
        {
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            // Not UTF-8: something that is no state, and not empty.
            return "?";
        }
    }

    private static void Write(FileStream stream, byte[] bytes)
    {
        stream.Position = 0;
        stream.Write(bytes, 0, bytes.Length);
        stream.SetLength(bytes.Length);
        stream.Flush(flushToDisk: true);
    }

    private static string DraftOf(string path) => path + ".new";
}
