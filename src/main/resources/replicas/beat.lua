-- A replica lives: it tells what it knows, and is told what all know.
-- KEYS: base. ARGV: generation as known ('' if none), replica, run of Redis, its age in ms when the replica joined,
-- heartbeat in ms, limit, highest number known, counts, channel; then of each own client its number, address and time,
-- and whether it was heard.
local base, known, replica, run, age = KEYS[1], ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])
local heartbeat, limit, highest, channel = tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7]), ARGV[9]
local gone_after = 3 * heartbeat
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local present = redis.call('GET', base .. ':generation')

-- After a restart all have to tell first what they know, for Redis may have forgotten it.
if redis.call('GET', base .. ':run') ~= run then
	local wait = (present or known ~= '') and gone_after or gone_after - age
	if wait > 0 then
		redis.call('SET', base .. ':restoring', run, 'PX', wait)
	end
	redis.call('SET', base .. ':forgotten', '1')
	redis.call('SET', base .. ':run', run)
end
if not present or (known ~= '' and tonumber(known) > tonumber(present)) then
	present = (known ~= '') and known or '1'
	redis.call('SET', base .. ':generation', present)
end
local own = base .. ':' .. present

local function admitted()
	return tonumber(redis.call('GET', own .. ':admitted') or '0')
end

local function complete()
	return limit > 0 and admitted() >= limit and redis.call('SCARD', own .. ':heard') >= admitted()
end

if known == present then
	if highest > admitted() then
		redis.call('SET', own .. ':admitted', highest)
	end
	for i = 10, #ARGV, 3 do
		redis.call('HSET', own .. ':clients', ARGV[i], replica .. '|' .. ARGV[i + 1])
		if ARGV[i + 2] == '1' then
			redis.call('SADD', own .. ':heard', ARGV[i])
		end
	end
	redis.call('HSET', own .. ':counts', replica, ARGV[8])
end

local restoring = redis.call('EXISTS', base .. ':restoring')
if restoring == 0 and redis.call('DEL', base .. ':forgotten') == 1 and limit > 0 then
	-- Nobody will be heard with a number of which nobody knows.
	for number = 1, admitted() do
		if redis.call('HEXISTS', own .. ':clients', number) == 0 then
			redis.call('SADD', own .. ':heard', number)
		end
	end
end

local function gone(other)
	redis.call('HDEL', base .. ':replicas', other)
	local clients = redis.call('HGETALL', own .. ':clients')
	for i = 1, #clients, 2 do
		if string.sub(clients[i + 1], 1, #other + 1) == other .. '|' then
			redis.call('SADD', own .. ':heard', clients[i])
		end
	end
	local counts = redis.call('HGET', own .. ':counts', other)
	if counts then
		redis.call('HSET', own .. ':counts', other, (string.gsub(counts, '^%d+', '0')))
	end
	if complete() then
		redis.call('PUBLISH', channel, 'complete')
	end
end

-- Who has not been heard of is gone: its clients count as heard, and nobody is connected to it. Only who has been heard
-- of itself can say that of others: else it was Redis that was away.
local last = redis.call('HGET', base .. ':replicas', replica)
local steady = restoring == 0 and last and now - tonumber(last) <= 2 * heartbeat
redis.call('HSET', base .. ':replicas', replica, now)
local replicas = redis.call('HGETALL', base .. ':replicas')
local alive = 0
for i = 1, #replicas, 2 do
	if now - tonumber(replicas[i + 1]) <= gone_after then
		alive = alive + 1
	elseif steady then
		gone(replicas[i])
	end
end

-- Who starts a server that has finished, when nobody is left of those who finished it, begins anew.
if known == '' and alive == 1 and complete() then
	for _, part in ipairs({ 'admitted', 'clients', 'heard', 'batches', 'counts' }) do
		redis.call('EXPIRE', own .. ':' .. part, 3600)
	end
	present = tostring(tonumber(present) + 1)
	redis.call('SET', base .. ':generation', present)
	own = base .. ':' .. present
end
return { present, tostring(admitted()), (limit > 0 and admitted() >= limit) and '1' or '0', complete() and '1' or '0',
	tostring(restoring) }
