-- Admits a batch of clients, each once, however often it is asked to.
-- KEYS: base. ARGV: generation, replica, sequence, limit, channel, how many clients; then, if there is a limit, of each its
-- address and time.
local base, generation, replica = KEYS[1], ARGV[1], ARGV[2]
local sequence, limit, count = tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[6])
local present = redis.call('GET', base .. ':generation')
if present ~= generation then
	return { 'GENERATION', present or '' }
end
if redis.call('EXISTS', base .. ':restoring') == 1 then
	return { 'RESTORING' }
end
local own = base .. ':' .. generation
local batch = redis.call('HGET', own .. ':batches', replica)
if batch then
	local last, first, count = string.match(batch, '^(%d+):(%d+):(%d+)$')
	if sequence <= tonumber(last) then
		return { 'ADMITTED', first, count }
	end
end
local before = tonumber(redis.call('GET', own .. ':admitted') or '0')
if limit > 0 then
	count = math.max(0, math.min(count, limit - before))
	for i = 1, count do
		redis.call('HSET', own .. ':clients', before + i, replica .. '|' .. ARGV[6 + i])
	end
end
redis.call('SET', own .. ':admitted', before + count)
redis.call('HSET', own .. ':batches', replica, sequence .. ':' .. (before + 1) .. ':' .. count)
if limit > 0 and count > 0 and before + count == limit then
	redis.call('PUBLISH', ARGV[5], 'full')
end
return { 'ADMITTED', tostring(before + 1), tostring(count) }
